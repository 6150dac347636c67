package io.fundsledger.cli.local;

/** The services of a ledger, as the build names them. */
public enum LedgerService {
    COMMAND("command-service", 8081),
    PROJECTOR("projector-service", 8082),
    QUERY("query-service", 8083);

    private final String artifact;
    private final int usualPort;

    LedgerService(String artifact, int usualPort) {
        this.artifact = artifact;
        this.usualPort = usualPort;
    }

    public String artifact() {
        return artifact;
    }

    public int usualPort() {
        return usualPort;
    }
}
