package io.fundsledger.localstack;

import java.time.Duration;

/** What a stack can consist of. */
public enum Component {
    POSTGRES("Postgres", 60),
    KAFKA("Kafka", 90),
    ELASTICSEARCH("Elasticsearch", 180);

    private final String label;
    private final Duration patience;

    Component(String label, int patienceSeconds) {
        this.label = label;
        this.patience = Duration.ofSeconds(patienceSeconds);
    }

    /** How people write its name. */
    public String label() {
        return label;
    }

    /** How long starting may take on a busy machine before it counts as failed. */
    Duration patience() {
        return patience;
    }
}
