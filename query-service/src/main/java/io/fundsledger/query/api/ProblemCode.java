package io.fundsledger.query.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every way in which a query can fail; the names are part of the API and never change. */
public enum ProblemCode {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "Something in the request is not valid"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Pages of this origin may not call the ledger"),
    ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such account"),
    ENTRY_NOT_FOUND(HttpStatus.NOT_FOUND, "The account has no such entry"),
    HOLD_NOT_FOUND(HttpStatus.NOT_FOUND, "The account has no such hold"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The address does not know this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is not available in any accepted media type"),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type of the request is not known"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong in the ledger"),
    POSITION_NOT_REACHED(HttpStatus.SERVICE_UNAVAILABLE, "The view does not hold the position yet"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "As many streams are open as this instance bears"),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The views cannot be read at the moment"),
    SEARCH_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The search cannot be asked at the moment"),
    TOO_MANY_DOCUMENTS(
            HttpStatus.SERVICE_UNAVAILABLE, "As many statements are being written as the service writes at once"),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer at the moment");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI type() {
        return URI.create("urn:funds-ledger:problem:" + code());
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What is left to say where Spring or Tomcat chose a status. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 403 -> ORIGIN_NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413, 414, 431 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }

    String generalDetail() {
        return title + (retryable() ? "; try again shortly." : ".");
    }

    /** Whether the unchanged request may succeed by waiting. */
    public boolean retryable() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }
}
