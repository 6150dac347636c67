package io.fundsledger.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.query.account.AccountAnswer;
import io.fundsledger.query.change.AccountChange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events (WHATWG HTML, "Server-sent events"): fields a line, an empty line after each event. */
final class EventWriter {

    private final OutputStream out;
    private final JsonMapper json;

    EventWriter(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /** How long a reader should wait before it connects again. */
    void retry(Duration after) throws IOException {
        write("retry: " + after.toMillis() + "\n\n");
    }

    /** A comment, which readers pass over. */
    void heartbeat() throws IOException {
        write(":\n\n");
    }

    void change(AccountChange change) throws IOException {
        var account = change.after();
        write("id: %s\nevent: account\ndata: ".formatted(account.position()));
        out.write(json.writeValueAsBytes(AccountAnswer.of(account)));
        write("\n\n");
    }

    /** Why the stream ends here. It has no id: whoever connects again goes on after the last change. */
    void dropped(DropReason reason) throws IOException {
        write("event: dropped\ndata: ");
        out.write(json.writeValueAsBytes(new Dropped(reason.wireName(), reason.detail())));
        write("\n\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    private record Dropped(String reason, String detail) {}
}
