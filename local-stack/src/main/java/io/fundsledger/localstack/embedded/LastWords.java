package io.fundsledger.localstack.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The line of a log that best tells why its writer ended. */
final class LastWords {

    private static final int TAIL = 32 * 1024;

    /** From the most to the least telling: of each kind the last one, as it is nearest to the cause. */
    private static final List<Predicate<String>> KINDS = Stream.of(
                    "^(Caused by: )?[\\w.$]+(Exception|Error): ", "(?i)\\b(fatal|error|exception|denied)\\b", "")
            .map(kind -> Pattern.compile(kind).asPredicate())
            .toList();

    private LastWords() {}

    static String in(Path log) {
        List<String> lines = tail(log)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return KINDS.stream()
                .flatMap(kind -> lines.reversed().stream().filter(kind).limit(1))
                .findFirst()
                .orElse("it said nothing");
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
