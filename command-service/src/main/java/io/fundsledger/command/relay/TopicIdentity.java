package io.fundsledger.command.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers which topic the log was last found to agree with, so that a new one is noticed. */
final class TopicIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(TopicIdentity.class);

    private final JdbcClient jdbc;

    TopicIdentity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void agreed(String name, String topicId) {
        var known = jdbc.sql("SELECT topic_id FROM relay_topic WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
        if (known.isPresent() && known.get().equals(topicId)) {
            return;
        }
        known.ifPresent(old -> LOG.warn(
                "the topic {} is a new one ({} instead of {}): it is filled from the first event on",
                name,
                topicId,
                old));
        jdbc.sql("INSERT INTO relay_topic (name, topic_id) VALUES (?, ?) ON CONFLICT (only_row)"
                        + " DO UPDATE SET name = excluded.name, topic_id = excluded.topic_id")
                .params(name, topicId)
                .update();
    }
}
