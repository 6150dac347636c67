package io.fundsledger.projector.rebuild;

/** What an operator asked for cannot be done as things stand. */
public final class RefusedException extends RuntimeException {
    private final Why why;

    /** The names that the API has for it. */
    public enum Why {
        PROJECTION_NOT_FOUND("projection-not-found", 404),
        REBUILD_NOT_FOUND("rebuild-not-found", 404),
        REBUILD_UNDER_WAY("rebuild-under-way", 409),
        REBUILD_NOT_WAITING("rebuild-not-waiting", 409),
        REBUILD_ENDED("rebuild-ended", 409),
        NO_PREVIOUS_GENERATION("no-previous-generation", 409),
        GENERATION_OF_ANOTHER_VERSION("generation-of-another-version", 409),
        NOT_SWITCHED("not-switched", 503),
        TOPIC_UNKNOWN("topic-unknown", 503);

        private final String code;
        private final int status;

        Why(String code, int status) {
            this.code = code;
            this.status = status;
        }

        public String code() {
            return code;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }
    }

    public RefusedException(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
