package io.fundsledger.cli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Asks query-service for statements as documents, and asks again while it is away or breaks off. */
public final class StatementClient implements AutoCloseable {

    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([A-Za-z0-9._-]+)\"");

    private final URI queryUrl;
    private final Duration patience;
    private final Waiting waiting = new Waiting();
    private final PatientConnections queries;

    /** @param patience how long a request is repeated before the service counts as gone */
    public StatementClient(URI queryUrl, Duration patience) {
        this.queryUrl = queryUrl;
        this.patience = patience;
        this.queries = new PatientConnections(queryUrl, patience);
    }

    /** Takes documents as they come; one that breaks off is followed by another from the beginning. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Reads a document to its end.
         *
         * @param name how a file of it may be called
         * @throws IOException only if reading fails
         */
        void take(String name, InputStream document) throws IOException;
    }

    /** The account that people call so; its number is no one else's. */
    public Optional<UUID> account(String number) throws InterruptedException {
        var path = "/v1/accounts?accountNumber=" + encoded(number);
        var page = queries.send(Request.get(queryUrl.resolve(path), Map.of()), AccountsPage.class);
        return page.items().stream().map(AccountsPage.Item::accountId).findFirst();
    }

    /**
     * Asks for a document until it is whole, or the service is away for too long.
     *
     * @param parameters of the query, such as {@code format=pdf}
     */
    public void document(UUID account, List<String> parameters, Taker taker) throws InterruptedException {
        var path = "/v1/accounts/%s/statement?%s".formatted(account, String.join("&", parameters));
        var request = Request.get(queryUrl.resolve(path), Map.of());
        for (var limit = new Patience(queryUrl, patience, waiting); ; ) {
            try (var response = StreamedResponse.open(request)) {
                if (response.status() == 200) {
                    taker.take(name(response), response.body());
                    return;
                }
                if (!PatientConnections.asksToComeAgain(response.status())) {
                    throw new UnexpectedAnswerException(request.target(), response.refused());
                }
                limit.pause(response.refused().toString());
            } catch (IOException away) {
                limit.pause(away.toString());
            }
        }
    }

    private static String name(StreamedResponse response) {
        var disposition =
                FILE_NAME.matcher(response.header("Content-Disposition").orElse(""));
        return disposition.find() ? disposition.group(1) : "statement";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        queries.close();
    }
}
