package io.fundsledger.cli.exporting;

import io.fundsledger.cli.logfile.LogScope.Partitions;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 3} or {@code 0-7}. */
final class PartitionRange implements ITypeConverter<Partitions> {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

    @Override
    public Partitions convert(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new TypeConversionException(
                    "'%s' is not a partition or a range of them, such as 0-7".formatted(text));
        }
        var from = Integer.parseInt(match.group(1));
        return new Partitions(from, match.group(2) == null ? from : Integer.parseInt(match.group(2)));
    }
}
