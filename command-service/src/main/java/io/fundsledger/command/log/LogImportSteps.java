package io.fundsledger.command.log;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the table {@code log_import}: how far a store has got with being made of an exported log. */
public final class LogImportSteps {

    private final JdbcClient jdbc;

    public LogImportSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Begins, or goes on with what was begun.
     *
     * @throws WrongStoreException if the store has events of its own, or an import has finished there
     */
    public void begin() {
        if (isRecorded("finished")) {
            throw new WrongStoreException("the event store was made of an exported log already");
        }
        if (!isRecorded("begun")) {
            if (hasEvents()) {
                throw new WrongStoreException(
                        "the event store has events already: a log is imported into an empty one");
            }
            record("begun");
        }
    }

    public void finish() {
        record("finished");
    }

    /** Throws WrongStoreException while there is a part of a log. */
    void requireNotUnderWay() {
        if (isRecorded("begun") && !isRecorded("finished")) {
            throw new WrongStoreException(
                    "the import of an exported log has not finished in this event store: repeat it");
        }
    }

    private boolean hasEvents() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM event)")
                .query(Boolean.class)
                .single();
    }

    private boolean isRecorded(String step) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM log_import WHERE step = ?)")
                .param(step)
                .query(Boolean.class)
                .single();
    }

    private void record(String step) {
        jdbc.sql("INSERT INTO log_import (step) VALUES (?)").param(step).update();
    }
}
