package dev.orders.localcloud.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.state.StateMap.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class StateStoreTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    record Person(String name, int age) {}

    @Test
    void keepsValuesOverAReopening() {
        try (StateStore store = StateStore.in(folder, JSON)) {
            store.map("people", Person.class).put("ann", new Person("Ann", 41));
        }
        try (StateStore store = StateStore.in(folder, JSON)) {
            assertThat(store.map("people", Person.class).get("ann")).isEqualTo(new Person("Ann", 41));
            assertThat(store.folder()).isEqualTo(folder);
        }
    }

    @Test
    void keepsNothingWithoutAFolder() {
        try (StateStore store = StateStore.inMemory(JSON)) {
            store.map("people", Person.class).put("ann", new Person("Ann", 41));
            store.flush();
            assertThat(store.map("people", Person.class).get("ann")).isEqualTo(new Person("Ann", 41));
            assertThat(store.folder()).isNull();
        }
    }

    @Test
    void tellsWhatWasThereBefore() {
        try (StateStore store = StateStore.inMemory(JSON)) {
            StateMap<Person> people = store.map("people", Person.class);
            assertThat(people.putIfAbsent("ann", new Person("Ann", 41))).isNull();
            assertThat(people.putIfAbsent("ann", new Person("Ann", 42))).isEqualTo(new Person("Ann", 41));
            assertThat(people.remove("ann")).isEqualTo(new Person("Ann", 41));
            assertThat(people.remove("ann")).isNull();
            assertThat(people.get("ann")).isNull();
        }
    }

    @Test
    void readsRangesBothWays() {
        try (StateStore store = StateStore.inMemory(JSON)) {
            StateMap<Integer> map = store.map("m", Integer.class);
            for (String key : List.of("a", "b/1", "b/2", "b/3", "c")) {
                map.put(key, map.get("a") == null ? 0 : 1);
            }
            assertThat(map.range("b/1", "b/3", 9)).extracting(Entry::key).containsExactly("b/1", "b/2");
            assertThat(map.range("b", null, 2)).extracting(Entry::key).containsExactly("b/1", "b/2");
            assertThat(map.descending("b/1", "b/3", 9)).extracting(Entry::key).containsExactly("b/2", "b/1");
            assertThat(map.descending("b", "b/4", 9)).extracting(Entry::key).containsExactly("b/3", "b/2", "b/1");
            assertThat(map.descending("", null, 2)).extracting(Entry::key).containsExactly("c", "b/3");
            assertThat(map.descending("", "a", 2)).isEmpty();
            assertThat(map.startingWith("b/")).extracting(Entry::key).containsExactly("b/1", "b/2", "b/3");
            assertThat(map.startingWith("x")).isEmpty();
        }
    }

    @Test
    void keepsMapsApart() {
        try (StateStore store = StateStore.inMemory(JSON)) {
            StateMap<Integer> a = store.map("a", Integer.class);
            StateMap<Integer> ab = store.map("ab", Integer.class);
            assertThat(ab.descending("", null, 9)).isEmpty();
            a.put("b", 1);
            assertThat(ab.descending("", null, 9)).isEmpty();
            ab.put("", 2);
            assertThat(a.range("", null, 9)).containsExactly(new Entry<>("b", 1));
            assertThat(a.descending("", null, 9)).containsExactly(new Entry<>("b", 1));
            assertThat(ab.range("", null, 9)).containsExactly(new Entry<>("", 2));
            assertThat(a.get("")).isNull();
            assertThatThrownBy(() -> store.map("a\0b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (StateStore store = StateStore.in(folder, JSON)) {
            assertThatThrownBy(() -> StateStore.in(folder, JSON))
                    .isInstanceOf(StateException.class)
                    .hasMessageStartingWith("another local cloud uses the data folder " + folder);
            store.map("m", Integer.class).put("k", 1);
            store.flush();
        }
    }

    @Test
    void saysThatASpoiledFileMustGo() throws IOException {
        Files.write(
                folder.resolve(StateStore.FILE),
                "no state, but longer than a header. ".repeat(1000).getBytes());
        assertThatThrownBy(() -> StateStore.in(folder, JSON))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("move the data folder away");
    }

    @Test
    void saysThatAFolderIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> StateStore.in(file, JSON))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("can't be written");
    }

    @Test
    void isReadByItsOwnerOnly() throws IOException {
        Path fresh = folder.resolve("a/b");
        StateStore.in(fresh, JSON).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve(StateStore.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void staysOpenWhenAThreadIsInterrupted() {
        try (StateStore store = StateStore.in(folder, JSON)) {
            StateMap<Integer> map = store.map("m", Integer.class);
            Thread.currentThread().interrupt();
            map.put("k", 1);
            store.flush();
            assertThat(Thread.interrupted()).isTrue();
            map.put("k", 2);
            store.flush();
            assertThat(map.get("k")).isEqualTo(2);
        }
        try (StateStore store = StateStore.in(folder, JSON)) {
            Thread.currentThread().interrupt();
            assertThat(store.map("m", Integer.class).get("k")).isEqualTo(2);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void takesNoMoreFlushesOnceItIsClosed() {
        StateStore store = StateStore.in(folder, JSON);
        store.close();
        assertThatThrownBy(store::flush).isInstanceOf(IllegalStateException.class);
    }
}
