package io.fundsledger.localstack.containers;

import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Whether a component is ready is asked in the same way wherever it runs, and not here. */
final class NoWait extends AbstractWaitStrategy {

    @Override
    protected void waitUntilReady() {}
}
