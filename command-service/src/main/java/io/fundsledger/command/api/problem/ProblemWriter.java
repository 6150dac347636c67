package io.fundsledger.command.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as they are, whatever the caller accepts: somebody who asked for a picture still learns why not. */
@Component
public final class ProblemWriter {

    private final JsonMapper mapper;
    private final Traces traces;

    ProblemWriter(JsonMapper mapper, Traces traces) {
        this.mapper = mapper;
        this.traces = traces;
    }

    public void write(Problem problem, String instance, HttpServletResponse response) throws IOException {
        var body = bytes(members(problem, instance));
        response.setStatus(problem.type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        response.getOutputStream().write(body);
    }

    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(problem, request.getRequestURI(), response);
    }

    byte[] bytes(Map<String, Object> members) {
        return mapper.writeValueAsBytes(members);
    }

    private Map<String, Object> members(Problem problem, String instance) {
        var members = members(problem);
        members.put("instance", instance);
        var traceId = traces.traceId();
        if (traceId != null) {
            members.put("traceId", traceId);
        }
        return members;
    }

    /** What is the same wherever and whenever the problem occurs; also the examples in the OpenAPI document. */
    public static Map<String, Object> members(Problem problem) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", problem.type().uri());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        members.put("detail", problem.detail());
        members.put("code", problem.type().code());
        members.put("retryable", problem.type().retryable());
        members.putAll(problem.figures());
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        return members;
    }
}
