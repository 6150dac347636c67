package io.fundsledger.query.api;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Has the parameters of every query read strictly. */
@ControllerAdvice
class ParameterAdvice {

    @InitBinder
    void readStrictly(WebDataBinder binder) {
        ParameterFormats.register(binder);
    }
}
