package io.fundsledger.localstack;

/** An Elasticsearch cluster of one node, without security. */
public interface ElasticsearchNode extends StackProcess {

    String url();

    /** Deletes all indexes whose names begin like this. */
    void dropIndexes(String prefix);
}
