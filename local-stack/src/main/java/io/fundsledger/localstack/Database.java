package io.fundsledger.localstack;

/**
 * A database with two roles, both with the same password.
 *
 * @param owner migrates the schema
 * @param user what the service that works on it connects as; may do only what migrations grant
 */
public record Database(String name, String jdbcUrl, String owner, String user, String password) {}
