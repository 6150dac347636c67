package io.fundsledger.command.lane;

/** Is told of every commit, on the lane's thread: has to be quick. */
public interface CommitListener {

    void committed();
}
