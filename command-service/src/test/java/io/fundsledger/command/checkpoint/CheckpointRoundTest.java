package io.fundsledger.command.checkpoint;

import static io.fundsledger.command.checkpoint.CheckpointState.SIGNING;
import static io.fundsledger.command.checkpoint.CheckpointState.STANDBY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.CheckpointHead;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.SignedCheckpoint;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Signing and publishing, on a real store and a real broker, whatever breaks in between. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class CheckpointRoundTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private SignedLedger ledger;

    @BeforeEach
    void found(StackSpace given) {
        ledger = new SignedLedger(given);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void itSeesTheHeadsOfAllPartitions() {
        ledger.grow(3);
        try (var one = ledger.instance()) {
            assertThat(one.look()).isEqualTo(SIGNING);
            var checkpoint = ledger.kept().getFirst().checkpoint();
            assertThat(checkpoint.ledgerId()).isEqualTo(ledger.log.ledger.ledgerId());
            assertThat(checkpoint.events()).isEqualTo(3);
            var hash = ledger.log.reader.partition(1, 3, 1).getFirst().hash();
            assertThat(checkpoint.heads())
                    .containsExactly(empty(0), new CheckpointHead(1, 3, hex(hash)), empty(2), empty(3));
            ledger.assertChained(ledger.key.publicKey());
        }
    }

    @Test
    void whereNothingIsNewNoneIsMade() {
        try (var one = ledger.instance()) {
            one.look();
            assertThat(ledger.kept()).isEmpty();
            ledger.grow(1);
            one.look();
            ledger.pass(Duration.ofHours(1));
            one.look();
            assertThat(ledger.kept()).hasSize(1);
            assertThat(one.figure("uncovered.events")).isZero();
            assertThat(one.figure("newest.age.seconds")).isEqualTo(3600);
            ledger.grow(1);
            assertThat(one.figure("uncovered.events")).isEqualTo(1);
            one.look();
            assertThat(ledger.kept()).hasSize(2);
            assertThat(one.figure("newest.number")).isEqualTo(2);
            assertThat(one.count("signed")).isEqualTo(2);
        }
    }

    @Test
    void timeDoesNotRunBack() {
        try (var one = ledger.instance()) {
            ledger.grow(1);
            one.look();
            ledger.grow(10);
            ledger.pass(Duration.ofMinutes(-30));
            one.look();
            assertThat(ledger.kept())
                    .extracting(signed -> signed.checkpoint().time())
                    .hasSize(2)
                    .containsOnly(ledger.kept().getFirst().checkpoint().time());
        }
    }

    @Test
    void ofSeveralInstancesOneSignsAndAnotherTakesOver() {
        try (var second = ledger.instance()) {
            try (var first = ledger.instance()) {
                ledger.grow(1);
                assertThat(first.look()).isEqualTo(SIGNING);
                assertThat(second.look()).isEqualTo(STANDBY);
                ledger.grow(1);
                assertThat(second.look()).isEqualTo(STANDBY);
                assertThat(ledger.kept()).hasSize(1);
            }
            await().atMost(SOON).until(() -> second.look() == SIGNING);
            second.look();
            assertThat(second.count("signed")).isEqualTo(1);
            assertThat(ledger.topic.all()).hasSize(2);
            ledger.assertChained(ledger.key.publicKey());
        }
    }

    @Test
    void instancesThatLookAtTheSameTimeMakeNoFork() throws Exception {
        var begin = System.nanoTime();
        BooleanSupplier enough = () -> ledger.kept().size() >= 5 || System.nanoTime() - begin > SOON.toNanos();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var instances = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> {
                        while (!enough.getAsBoolean()) {
                            try (var passing = ledger.instance()) {
                                passing.look();
                            }
                        }
                    }))
                    .toList();
            while (!enough.getAsBoolean()) {
                ledger.grow(1);
            }
            for (var instance : instances) {
                instance.get();
            }
        }
        assertThat(ledger.kept()).hasSizeGreaterThanOrEqualTo(5);
        ledger.assertChained(ledger.key.publicKey());
        assertThat(numbers(ledger.topic.all()).stream().distinct().toList()).isSorted();
    }

    /** Whatever an instance believes of its turn, the store has the last word. */
    @Test
    void theStoreHasNoPlaceForAFork() {
        ledger.grow(1);
        try (var one = ledger.instanceWithoutKafka()) {
            one.look();
        }
        var same = ledger.kept().getFirst();
        assertThatThrownBy(() -> ledger.store.append(same)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whatWasSignedAndNotPublishedIsPublishedLaterInOrder() {
        try (var dying = ledger.instanceWithoutKafka()) {
            for (var i = 0; i < 3; i++) {
                ledger.grow(1);
                assertThat(dying.look()).isEqualTo(SIGNING);
                assertThat(dying.status.unpublished()).isNotEmpty();
            }
            assertThat(dying.count("failures")).isEqualTo(3);
        }
        try (var next = ledger.instance()) {
            next.look();
            assertThat(next.status.unpublished()).isEmpty();
        }
        assertThat(numbers(ledger.topic.all())).containsExactly(1L, 2L, 3L);
        try (var another = ledger.instance()) {
            ledger.grow(1);
            another.look();
            another.look();
        }
        assertThat(numbers(ledger.topic.all())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aTopicIsMadeThatForgetsNothing() throws Exception {
        ledger.grow(1);
        try (var one = ledger.instance()) {
            one.look();
        }
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, ledger.topic.name);
        var described = ledger.topic.admin.describeConfigs(List.of(topic)).all().get();
        var config = requireNonNull(described.get(topic));
        Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")
                .forEach((setting, value) ->
                        assertThat(config.get(setting).value()).as(setting).isEqualTo(value));
    }

    @Test
    void aTopicOfAnotherShapeGetsNothingAndSigningGoesOn() throws Exception {
        var wrong = new NewTopic(ledger.topic.name, 3, (short) 1);
        ledger.topic.admin.createTopics(List.of(wrong)).all().get();
        ledger.grow(1);
        try (var one = ledger.instance()) {
            assertThat(one.look()).isEqualTo(SIGNING);
            assertThat(one.status.unpublished())
                    .contains("has 3 partitions and must have 1", "ledger.checkpoints.topic");
            assertThat(ledger.kept()).hasSize(1);
        }
    }

    @Test
    void aTopicThatWasDeletedIsFilledAgainFromTheFirstCheckpoint() throws Exception {
        try (var one = ledger.instance()) {
            ledger.grow(1);
            one.look();
            one.look();
            ledger.topic.admin.deleteTopics(List.of(ledger.topic.name)).all().get();
            ledger.grow(1);
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
                one.look();
                assertThat(numbers(ledger.topic.all())).containsExactly(1L, 2L);
            });
        }
    }

    @Test
    void afterTheKeyWasChangedOldCheckpointsAreStillTheOldKeys() {
        try (var old = ledger.instance()) {
            ledger.grow(1);
            old.look();
        }
        var fresh = CheckpointSigningKey.generate(new SecureRandom());
        try (var renewed = ledger.instanceWith(fresh)) {
            ledger.grow(1);
            await().atMost(SOON).until(() -> renewed.look() == SIGNING);
        }
        var kept = ledger.kept();
        assertThat(kept).hasSize(2);
        assertThat(ledger.key.publicKey().accepts(kept.getFirst())).isTrue();
        assertThat(fresh.publicKey().accepts(kept.getFirst())).isFalse();
        assertThat(fresh.publicKey().accepts(kept.getLast())).isTrue();
        ledger.assertChained(ledger.key.publicKey(), fresh.publicKey());
    }

    private CheckpointHead empty(int partition) {
        var first = HashChain.first(ledger.log.ledger.ledgerId(), partition, ledger.log.ledger.partitions());
        return new CheckpointHead(partition, 0, hex(first));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<Long> numbers(List<SignedCheckpoint> checkpoints) {
        return checkpoints.stream().map(signed -> signed.checkpoint().number()).toList();
    }
}
