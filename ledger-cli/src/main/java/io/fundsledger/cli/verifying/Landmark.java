package io.fundsledger.cli.verifying;

/**
 * A place in a partition whose hash somebody else knows.
 *
 * @param position 0 is the place before the first event
 * @param hash in hexadecimal digits
 * @param witness who knows it, for a person
 */
record Landmark(long position, String hash, String witness) {}
