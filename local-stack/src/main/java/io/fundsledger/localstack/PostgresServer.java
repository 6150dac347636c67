package io.fundsledger.localstack;

/** A Postgres server, and the databases of a ledger on it. */
public interface PostgresServer extends StackProcess {

    String host();

    /** Creates, where it is absent, an event store: owned by ledger_owner, used by ledger_command. */
    Database createEventStore(String name);

    /** Creates, where it is absent, a database for views: owned by ledger_projector, read by ledger_query. */
    Database createViews(String name);

    /** Drops the database with whatever is connected to it. */
    void drop(Database database);

    /** A JDBC URL, user and password included, for what only a database administrator can do. */
    String superuserUrl(String database);
}
