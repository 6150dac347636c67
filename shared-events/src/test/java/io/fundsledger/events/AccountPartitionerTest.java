package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** The published vectors and Kafka's own code give the same partitions as ours. */
class AccountPartitionerTest {

    static final List<JsonNode> VECTORS = Contracts.vectors("partition-vectors.json", "vectors");

    @ParameterizedTest
    @FieldSource("VECTORS")
    void thePublishedVectorsHold(JsonNode vector) {
        var accountId = vector.required("accountId").stringValue();
        assertThat(AccountPartitioner.murmur2(accountId.getBytes(UTF_8)))
                .isEqualTo(vector.required("murmur2").intValue());
        assertThat(vector.required("partitionOf").properties())
                .isNotEmpty()
                .allSatisfy(partition -> assertThat(AccountPartitioner.partitionOf(
                                UUID.fromString(accountId), Integer.parseInt(partition.getKey())))
                        .isEqualTo(partition.getValue().intValue()));
    }

    @Test
    void anAccountIsWhereKafkaPutsItsKey() {
        assertThat(accounts()).allSatisfy(accountId -> {
            var key = accountId.toString().getBytes(UTF_8);
            for (var partitions : List.of(1, 7, 16, 64, 1000)) {
                assertThat(AccountPartitioner.partitionOf(accountId, partitions))
                        .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
            }
        });
    }

    @Test
    void theHashIsKafkasForKeysOfAnyLength() {
        assertThat(keysOfEveryLength())
                .allSatisfy(key -> assertThat(AccountPartitioner.murmur2(key)).isEqualTo(Utils.murmur2(key)));
    }

    private static Stream<UUID> accounts() {
        var random = new Random(4711);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(2_000);
    }

    private static Stream<byte[]> keysOfEveryLength() {
        var random = new Random(4711);
        return Stream.iterate(0, length -> length + 1).limit(70).map(length -> {
            var key = new byte[length];
            random.nextBytes(key);
            return key;
        });
    }
}
