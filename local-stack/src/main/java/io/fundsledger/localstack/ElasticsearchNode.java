package io.fundsledger.localstack;

/** An Elasticsearch cluster of one node, without security. */
public interface ElasticsearchNode extends StackProcess {

    String url();
}
