/** Kafka's topic in memory, with what clients of it are given: records may come twice, late, or without an answer. */
@NullMarked
package io.fundsledger.simulation.topic;

import org.jspecify.annotations.NullMarked;
