package dev.orders.localcloud.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    @Test
    void oneCommitServesAllWhoCameBeforeIt() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(1);
        GroupCommit group = new GroupCommit(() -> {
            if (commits.incrementAndGet() == 1) {
                first.countDown();
                awaitIt(all);
            }
        });
        List<Future<?>> callers = new ArrayList<>();
        AtomicInteger calling = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.add(threads.submit(group::await));
            awaitIt(first);
            for (int i = 0; i < 500; i++) {
                callers.add(threads.submit(() -> {
                    calling.incrementAndGet();
                    group.await();
                }));
            }
            while (calling.get() < 500) {
                Thread.onSpinWait();
            }
            all.countDown();
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        // The second commit takes all who had come by then; a straggler that had only counted itself, one more.
        assertThat(commits.get()).isBetween(2, 20);
        group.close();
    }

    @Test
    void tellsAllWhoWaitThatItFailed() {
        GroupCommit group = new GroupCommit(() -> {
            throw new MVStoreException(DataUtils.ERROR_WRITING_FAILED, "No space left on device");
        });
        assertThatThrownBy(group::await)
                .isInstanceOf(StateException.class)
                .hasMessageContaining("No space left on device");
        assertThatThrownBy(group::await).isInstanceOf(StateException.class);
        group.close();
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
