package io.fundsledger.cli.logfile;

/**
 * How far a partition goes.
 *
 * @param partition from 0
 * @param position of its last event; 0 where there is none
 * @param hash of that event, or what the first event has as its previous hash: 64 lower-case hexadecimal digits
 */
public record LogHead(int partition, long position, String hash) {}
