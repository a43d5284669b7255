package io.pointsman.routing;

/**
 * Open addressing from MAC to reference, 12 bytes a slot, for one writer and any number of readers.
 *
 * <p>Arrays never grow: {@link DeviceIndex} replaces a full table by a larger one. A slot keeps its
 * MAC for the table's life, so a reader that races the writer meets an old or a new reference,
 * never another phone's; whether what it met is current is for {@link Index} to check.
 */
final class DeviceTable {

  /** Above this share of used slots probes grow long. */
  private static final double FULLEST = 0.85;

  /** What a new table is filled to: between 12 / 0.85 and 12 / 0.7 bytes a device. */
  private static final double ROOMY = 0.7;

  /** Rests come and go everywhere: a few of them must not rebuild a table. */
  private static final int LEAST_OWN = 32;

  private final long[] macs;
  private final int[] references;
  private final int expected;
  private final int most;
  private final OwnReferences own;
  private int used;
  private int live;

  DeviceTable(int expected, int expectedOwn) {
    this.expected = expected;
    int slots = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(16, (long) (expected / ROOMY) + 1));
    macs = new long[slots];
    references = new int[slots];
    most = (int) (slots * FULLEST);
    own = new OwnReferences(Math.max(LEAST_OWN, expectedOwn + expectedOwn / 2));
  }

  private DeviceTable(DeviceTable of) {
    macs = of.macs.clone();
    references = of.references.clone();
    expected = of.expected;
    most = of.most;
    own = of.own.copy();
    used = of.used;
    live = of.live;
  }

  /** For the writer, to go on with apart from this one. */
  DeviceTable copy() {
    return new DeviceTable(this);
  }

  /** 0: none; positive: a profile's number; negative: {@code ~n} in {@link #own}. */
  int find(long mac) {
    int slot = home(mac);
    while (true) {
      long held = macs[slot];
      if (held == mac) {
        return references[slot];
      }
      if (held == 0) {
        return 0;
      }
      slot = slot + 1 == macs.length ? 0 : slot + 1;
    }
  }

  OwnReferences own() {
    return own;
  }

  /** What it was made for. */
  int expected() {
    return expected;
  }

  int live() {
    return live;
  }

  /** False, with nothing written, if a larger table is needed first. */
  boolean put(long mac, DeviceState state) {
    int slot = home(mac);
    while (macs[slot] != mac && macs[slot] != 0) {
      slot = slot + 1 == macs.length ? 0 : slot + 1;
    }
    boolean isNew = macs[slot] == 0;
    if (state.absent() && isNew) {
      return true;
    }
    if (isNew && used >= most || state.ownEntry() && own.full()) {
      return false;
    }
    int reference = state.ownEntry() ? ~own.add(state) : state.profile();
    live += (reference != 0 ? 1 : 0) - (references[slot] != 0 ? 1 : 0);
    references[slot] = reference;
    if (isNew) {
      macs[slot] = mac;
      used++;
    }
    return true;
  }

  /** Every MAC with its state, in no order; what has rested long enough is left out. */
  void forEach(DeviceVisitor visitor) {
    for (int slot = 0; slot < macs.length; slot++) {
      int reference = references[slot];
      if (reference == 0) {
        continue;
      }
      DeviceState state = reference > 0 ? DeviceState.profile(reference) : own.at(~reference);
      if (!state.restIsOver()) {
        visitor.visit(macs[slot], state);
      }
    }
  }

  long bytes() {
    return 12L * macs.length + own.bytes();
  }

  /** Multiply-and-take-the-top spreads neighbours apart and needs no power of two. */
  private int home(long mac) {
    long mixed = DeviceIndex.mix(mac);
    return (int) (((mixed & 0xFFFF_FFFFL) * macs.length) >>> 32);
  }
}
