package io.fundsledger.simulation.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.fundsledger.command.relay.RelayedTopic;
import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of each partition, and those that are still on their way. */
public final class InMemoryTopic implements RelayedTopic {

    private final int partitions;
    private final TopicWitness witness;
    private final List<ProducerRecord<String, byte[]>> late = new ArrayList<>();
    private List<List<ConsumerRecord<String, byte[]>>> records;
    private final Map<Integer, Long> starts = new HashMap<>();
    private int incarnation = 1;
    private int connections;

    public InMemoryTopic(int partitions, TopicWitness witness) {
        this.partitions = partitions;
        this.witness = witness;
        this.records = empty(partitions);
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Optional<String> id() {
        return Optional.of("topic-" + incarnation);
    }

    @Override
    public void clear(Map<TopicPartition, Long> beforeOffset) {
        beforeOffset.forEach((place, offset) -> {
            starts.put(place.partition(), offset);
            witness.cleared(place.partition());
        });
    }

    /** Deletes the topic, and makes one of the same name. */
    public void makeAnew() {
        incarnation++;
        records = empty(partitions);
        starts.clear();
        late.clear();
    }

    /** Nothing that is under way arrives any more, and nobody who is connected is heard. */
    public void cutConnections() {
        connections++;
        late.clear();
    }

    int connections() {
        return connections;
    }

    public long start(int partition) {
        return starts.getOrDefault(partition, 0L);
    }

    public long end(int partition) {
        return records.get(partition).size();
    }

    public Map<Integer, Long> ends() {
        return IntStream.range(0, partitions).boxed().collect(toMap(partition -> partition, this::end));
    }

    ConsumerRecord<String, byte[]> at(int partition, long offset) {
        return records.get(partition).get(Math.toIntExact(offset));
    }

    void append(ProducerRecord<String, byte[]> sent) {
        var partition = sent.partition();
        var record = new ConsumerRecord<>(name(), partition, end(partition), sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        records.get(partition).add(record);
        witness.appended(partition, event(record));
    }

    /** A request that its sender has given up, and that is not lost. */
    void keepForLater(ProducerRecord<String, byte[]> sent) {
        late.add(sent);
    }

    /** Lets what is late arrive; false if nothing is. */
    public boolean deliverLate() {
        if (late.isEmpty()) {
            return false;
        }
        append(late.removeFirst());
        return true;
    }

    private static RecordedEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return CloudEventsBinding.read(record.key(), headers, record.value());
    }

    private static List<List<ConsumerRecord<String, byte[]>>> empty(int partitions) {
        var all = new ArrayList<List<ConsumerRecord<String, byte[]>>>();
        for (var partition = 0; partition < partitions; partition++) {
            all.add(new ArrayList<>());
        }
        return all;
    }
}
