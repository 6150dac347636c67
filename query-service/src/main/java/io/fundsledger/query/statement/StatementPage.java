package io.fundsledger.query.statement;

import io.fundsledger.query.account.Account;
import java.util.List;

/**
 * What a page of a statement is made from.
 *
 * @param account whose statement it is
 * @param place where the page begins
 * @param lines those of the page and, if there is a next page, one more
 * @param size how many lines the page has at most
 */
record StatementPage(Account account, StatementPlace place, List<StatementLine> lines, int size) {

    boolean isLast() {
        return lines.size() <= size;
    }

    List<StatementLine> shown() {
        return isLast() ? lines : lines.subList(0, size);
    }
}
