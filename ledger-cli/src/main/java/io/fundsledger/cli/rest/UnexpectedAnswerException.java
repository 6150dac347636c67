package io.fundsledger.cli.rest;

import java.net.URI;

/** A query got an answer that only a mistake in the ledger, or in its address, explains. */
public final class UnexpectedAnswerException extends RuntimeException {

    UnexpectedAnswerException(URI target, Refused refused) {
        super("%s answered %d %s".formatted(target, refused.status(), refused));
    }
}
