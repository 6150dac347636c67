package io.fundsledger.projector.projection;

/** The topic has not been seen yet: it is not there, or Kafka cannot be reached. */
final class TopicUnknownException extends RuntimeException {
    TopicUnknownException() {
        super("the topic has not been seen yet");
    }
}
