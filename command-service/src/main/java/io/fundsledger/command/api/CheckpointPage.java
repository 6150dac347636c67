package io.fundsledger.command.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.SignedCheckpoint;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of checkpoints, each as it is stored and published.
 *
 * @param next before which number the next page begins, if there is one
 */
record CheckpointPage(List<SignedCheckpoint> checkpoints, OptionalLong next) {

    /** {@code found} is a page and, if there is more, one checkpoint beyond it. */
    static CheckpointPage of(List<SignedCheckpoint> found, int limit) {
        if (found.size() <= limit) {
            return new CheckpointPage(found, OptionalLong.empty());
        }
        var page = found.subList(0, limit);
        return new CheckpointPage(
                page, OptionalLong.of(page.getLast().checkpoint().number()));
    }

    /** Written by hand, because what is signed has one form. */
    byte[] json() {
        var json = new ByteArrayOutputStream();
        json.writeBytes("{\"items\":[".getBytes(UTF_8));
        for (var i = 0; i < checkpoints.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(CheckpointJson.write(checkpoints.get(i)));
        }
        json.write(']');
        next.ifPresent(number ->
                json.writeBytes(",\"nextCursor\":\"%d\"".formatted(number).getBytes(UTF_8)));
        json.write('}');
        return json.toByteArray();
    }
}
