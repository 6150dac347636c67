package io.fundsledger.query.freshness;

/** Is told of every view that got on, whoever waits for it. */
public interface ViewListener {

    /** A view may have got on. Is called by the thread that listens, and has to be quick. */
    void moved(Projection projection);
}
