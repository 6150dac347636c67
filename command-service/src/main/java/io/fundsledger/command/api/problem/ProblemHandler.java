package io.fundsledger.command.api.problem;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.log.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns what ends a request early into a problem. What the caller cannot know anything about is logged. */
@RestControllerAdvice
final class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemWriter writer;

    ProblemHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void answered(ProblemException answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        writer.write(answer.problem(), request, response);
    }

    @ExceptionHandler({
        StoreUnavailableException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    void storeUnavailable(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        LOG.warn("the event store does not answer {}: {}", request.getRequestURI(), failure.getMessage());
        write(RefusalTable.problem(new Refusal.StoreUnavailable()), failure, request, response);
    }

    @ExceptionHandler
    void any(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof ErrorResponse framework) {
            framework.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            var type = ProblemType.ofStatus(framework.getStatusCode().value());
            write(Problem.of(type, type.title() + "."), failure, request, response);
        } else if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("the caller of {} has gone", request.getRequestURI(), failure);
        } else {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            write(Problem.ourFault(), failure, request, response);
        }
    }

    /** Where half an answer is out already, the connection is cut, so that nobody takes it for the whole. */
    private void write(Problem problem, Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        response.resetBuffer();
        writer.write(problem, request, response);
    }
}
