package io.fundsledger.projector.projection;

/** A generation was removed: nobody is to write to it any more. */
final class GenerationGoneException extends RuntimeException {

    GenerationGoneException(Generation generation) {
        super(generation + " has been removed");
    }
}
