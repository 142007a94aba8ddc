package dev.orders.localcloud.state;

import java.io.IOException;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services' state: named, ordered maps, in one file of a folder or only in memory.
 *
 * <p>The contract with who writes: a killed process loses nothing that was {@linkplain #flush() flushed}. What was not yet
 * flushed may be there or not, because the store saves by itself about every second and when much was written: but if a put
 * is there, all puts of all maps that came before it are. So writers order their puts such that every prefix makes sense,
 * as in a journal: what happened first, the record that counts it last. There is no transaction and no roll-back. (All
 * maps are ranges of one stored map: a save of several would take the root of each at another moment.)
 *
 * <p>Flushed means handed to the operating system: it survives the end of the process by whatever means, not a power cut,
 * after which the store opens as it was some moments earlier.
 */
public final class StateStore implements AutoCloseable {

    /** Space of replaced entries is used again after so long, in milliseconds: a file in use stays small. */
    private static final int RETENTION = 5000;

    static final String FILE = "local-cloud.mv";

    private final MVStore store;
    private final JsonMapper json;
    private final @Nullable Path folder;
    private final @Nullable GroupCommit commits;
    private final MVMap<String, byte[]> entries;

    private StateStore(MVStore store, JsonMapper json, @Nullable Path folder) {
        this.store = store;
        this.json = json;
        this.folder = folder;
        this.entries = store.openMap(
                "state",
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
        store.setRetentionTime(RETENTION);
        this.commits = folder == null ? null : new GroupCommit(store::commit);
    }

    /** A store that is gone with the process. */
    public static StateStore inMemory(JsonMapper json) {
        return new StateStore(new MVStore.Builder().open(), json, null);
    }

    /**
     * The store of a folder, which is created when it is missing, readable by its owner only: it holds private keys.
     *
     * @throws StateException when another local cloud has it open, or its file is spoiled or can't be written
     */
    public static StateStore in(Path folder, JsonMapper json) {
        Path file = folder.resolve(FILE);
        try {
            OwnerOnly.folder(folder);
            OwnerOnly.file(file);
        } catch (IOException e) {
            throw new StateException("the data folder " + folder + " can't be written: " + e, e);
        }
        try {
            return new StateStore(
                    new MVStore.Builder().fileName(SteadyFiles.name(file)).open(), json, folder);
        } catch (MVStoreException e) {
            throw new StateException(
                    switch (e.getErrorCode()) {
                        case DataUtils.ERROR_FILE_LOCKED ->
                            "another local cloud uses the data folder " + folder
                                    + ": stop it, or give -Dlocalcloud.data another folder";
                        case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                            "the state in " + file
                                    + " can't be read, it is spoiled or of another version: move the data folder away";
                        default -> "the state in " + file + " can't be opened: " + e.getMessage();
                    },
                    e);
        }
    }

    /** Where the state is kept; null when it is only in memory. */
    public @Nullable Path folder() {
        return folder;
    }

    /** The map of this name, empty the first time; values are copied neither in nor out: don't change them. */
    public StateMap<byte[]> map(String name) {
        return new StateMap<>(entries, name, value -> value, bytes -> bytes);
    }

    /** The same, with values as JSON of a type. */
    public <V> StateMap<V> map(String name, Class<V> type) {
        return new StateMap<>(entries, name, json::writeValueAsBytes, bytes -> json.readValue(bytes, type));
    }

    /**
     * Returns when all that this thread wrote before is kept; at once when the store is only in memory. Many callers share
     * one commit. Not cut short by an interrupt, which stays set.
     *
     * @throws StateException when it could not be written: the store is of no use any more
     */
    public void flush() {
        if (commits != null) {
            commits.await();
        }
    }

    /** Saves everything and lets go of the file. */
    @Override
    public void close() {
        if (commits != null) {
            commits.close();
        }
        store.close();
    }
}
