package io.fundsledger.query.freshness;

/** What was read, and how far the view was at that very moment. */
public record Snapshot<T>(T value, Positions positions) {}
