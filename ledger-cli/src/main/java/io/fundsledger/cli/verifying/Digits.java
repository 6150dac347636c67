package io.fundsledger.cli.verifying;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/**
 * Reads what is written in digits, each in the one form that a ledger writes. Ranges are of bytes; what has another form
 * is a FaultFound.
 */
final class Digits {

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int TIME_LENGTH = "2026-01-31T12:00:00.000000Z".length();
    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_LONG = 19;

    /** What each byte is as a digit; below zero where it is none. */
    private static final byte[] HEX = hexDigits();

    private Digits() {}

    private static byte[] hexDigits() {
        var digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (var digit = 0; digit < 16; digit++) {
            digits[Character.forDigit(digit, 16)] = (byte) digit;
        }
        return digits;
    }

    /** Zero or more, without leading zeros. */
    static long whole(byte[] text, int begin, int end) {
        FaultFound.unless(
                end > begin && end - begin <= LONGEST_LONG && (text[begin] != '0' || end == begin + 1),
                "a number is not written as one");
        return digits(text, begin, end, 0);
    }

    /** An amount in minor units, written with exactly so many decimals. */
    static long minor(byte[] text, int begin, int end, int decimals) {
        if (decimals == 0) {
            return whole(text, begin, end);
        }
        var point = end - decimals - 1;
        FaultFound.unless(
                point > begin && text[point] == '.', "an amount has not the decimals of its account's currency");
        return digits(text, point + 1, end, whole(text, begin, point));
    }

    private static long digits(byte[] text, int begin, int end, long before) {
        var number = before;
        for (var at = begin; at < end; at++) {
            number = Math.addExact(Math.multiplyExact(number, 10L), digit(text, at));
        }
        return number;
    }

    /** Microseconds since 1970. */
    static long micros(byte[] text, int begin, int end) {
        FaultFound.unless(
                end - begin == TIME_LENGTH
                        && text[begin + 10] == 'T'
                        && text[begin + 13] == ':'
                        && text[begin + 16] == ':'
                        && text[begin + 19] == '.'
                        && text[begin + 26] == 'Z',
                "a time is not written as an instant in microseconds");
        var hour = upTo(23, text, begin + 11, 2);
        var minute = upTo(59, text, begin + 14, 2);
        var second = upTo(59, text, begin + 17, 2);
        var days = date(text, begin, begin + DATE_LENGTH).toEpochDay();
        return (((days * 24 + hour) * 60 + minute) * 60 + second) * MICROS_A_SECOND
                + upTo(999_999, text, begin + 20, 6);
    }

    /** A day of a year with four digits. */
    static LocalDate date(byte[] text, int begin, int end) {
        FaultFound.unless(
                end - begin == DATE_LENGTH && text[begin + 4] == '-' && text[begin + 7] == '-',
                "a date is not written as one");
        try {
            return LocalDate.of(upTo(9999, text, begin, 4), upTo(12, text, begin + 5, 2), upTo(31, text, begin + 8, 2));
        } catch (DateTimeException noSuchDay) {
            throw new FaultFound("a date is no day of any calendar");
        }
    }

    private static int upTo(int most, byte[] text, int begin, int length) {
        var number = 0;
        for (var at = begin; at < begin + length; at++) {
            number = number * 10 + digit(text, at);
        }
        FaultFound.unless(number <= most, "a time or a date is not written as one");
        return number;
    }

    private static int digit(byte[] text, int at) {
        var digit = text[at] - '0';
        FaultFound.unless(digit >= 0 && digit <= 9, "there is something else where a digit should be");
        return digit;
    }

    /** In lower case. */
    static UUID uuid(byte[] text, int begin, int end) {
        FaultFound.unless(
                end - begin == UUID_LENGTH
                        && text[begin + 8] == '-'
                        && text[begin + 13] == '-'
                        && text[begin + 18] == '-'
                        && text[begin + 23] == '-',
                "an id is not a UUID");
        var most = hex(text, begin, 8) << 32 | hex(text, begin + 9, 4) << 16 | hex(text, begin + 14, 4);
        var least = hex(text, begin + 19, 4) << 48 | hex(text, begin + 24, 12);
        return new UUID(most, least);
    }

    private static long hex(byte[] text, int begin, int length) {
        var number = 0L;
        var wrong = 0;
        for (var at = begin; at < begin + length; at++) {
            var digit = HEX[text[at] & 0xff];
            wrong |= digit;
            number = number << 4 | digit;
        }
        FaultFound.unless(wrong >= 0, "an id or a hash is not in hexadecimal digits");
        return number;
    }

    /** The bytes that these hexadecimal digits say. */
    static byte[] bytes(byte[] digits, int begin, int end) {
        FaultFound.unless(end - begin == 2 * EventHash.BYTES, "a hash has not 64 digits");
        var bytes = new byte[EventHash.BYTES];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) hex(digits, begin + 2 * i, 2);
        }
        return bytes;
    }

    /** Whether bytes are what these twice as many hexadecimal digits say. */
    static boolean spell(byte[] digits, int begin, int end, byte[] bytes) {
        if (end - begin != bytes.length * 2) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if (hex(digits, begin + 2 * i, 2) != (bytes[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
