package io.fundsledger.query.api;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Reports what Tomcat refuses on its own, such as a malformed address, as a problem document. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(problem(response.getStatus()));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("Nobody is left to be told", gone);
        }
    }

    private static byte[] problem(int status) {
        var code = ProblemCode.ofStatus(status);
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "type", code.type(),
                        "title", code.title(),
                        "status", status,
                        "detail", code.generalDetail(),
                        "code", code.code(),
                        "retryable", code.retryable()));
    }
}
