package io.fundsledger.command.api.input;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who is asking. The name is taken as it is sent: whoever can reach the service can be anybody, so something in front has
 * to check callers and set the header.
 *
 * @param name opaque id
 */
public record Actor(String name) {

    public static final String HEADER = "Ledger-Actor";
    private static final Actor ANONYMOUS = new Actor("anonymous");

    public static Actor of(HttpServletRequest request, Violations violations) {
        var name = new Headers(request, violations).id(HEADER);
        return name == null ? ANONYMOUS : new Actor(name);
    }
}
