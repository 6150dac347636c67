package io.fundsledger.command.api.problem;

import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Tells a page that it may not use the service in the form that all errors have. */
public final class OriginProblems extends DefaultCorsProcessor {

    private static final Problem PROBLEM = Problem.of(
            ProblemType.ORIGIN_NOT_ALLOWED, "The origin, the method or a header is not allowed to pages of others.");

    private final ProblemWriter writer;

    public OriginProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatusCode.valueOf(PROBLEM.type().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getBody().write(writer.bytes(ProblemWriter.members(PROBLEM)));
        response.flush();
    }
}
