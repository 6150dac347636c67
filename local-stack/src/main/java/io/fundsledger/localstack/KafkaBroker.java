package io.fundsledger.localstack;

/** A Kafka broker that creates no topic unasked. */
public interface KafkaBroker extends StackProcess {

    String bootstrapServers();
}
