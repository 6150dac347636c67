package io.fundsledger.cli.rest;

import java.net.URI;
import java.time.Duration;

/** A service did not answer a request, or only asked to come again, for longer than the caller has patience. */
public final class ServiceUnavailableException extends RuntimeException {

    ServiceUnavailableException(URI target, Duration patience, String reason) {
        super("%s gave no answer for %d s: %s".formatted(target, patience.toSeconds(), reason));
    }
}
