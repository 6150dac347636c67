package io.fundsledger.query.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Ends the connection where an answer fails after its beginning has been sent. A problem document would become part of
 * the answer, and an orderly end would make a part look like the whole.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenOffAnswers implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenOffAnswers.class);

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        var begun = failure instanceof BrokenOffException || response.isCommitted();
        if (!begun) {
            return null;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return new ModelAndView();
        }
        var brokenOff = failure instanceof BrokenOffException known ? known : new BrokenOffException(failure);
        LOG.warn("{}: {}", brokenOff.getMessage(), StoreFailure.rootMessage(brokenOff));
        throw brokenOff;
    }
}
