package io.fundsledger.cli.rest;

/**
 * A request that would be refused again if it were repeated as it is.
 *
 * @param code the refusal's name, such as {@code insufficient-funds}
 * @param detail the same for a person
 */
public record Refused(int status, String code, String detail) implements Answer {

    @Override
    public String toString() {
        return detail.isEmpty() ? code : code + ": " + detail;
    }
}
