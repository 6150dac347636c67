package io.fundsledger.query.api;

import java.util.regex.Pattern;

/** The id of an entry or a hold: the account's version at which it was made. */
public record VersionId(long version) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    static VersionId parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValueException("is not a version of an account: a number from 1");
        }
        return new VersionId(Long.parseLong(text));
    }
}
