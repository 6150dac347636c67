package io.fundsledger.projector.accounts;

/** What kind of booking a statement line is. */
enum EntryType {
    DEPOSIT("deposit"),
    WITHDRAWAL("withdrawal");

    private final String column;

    EntryType(String column) {
        this.column = column;
    }

    /** The name that readers of the view see. */
    String column() {
        return column;
    }
}
