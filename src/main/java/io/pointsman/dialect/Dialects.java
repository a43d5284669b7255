package io.pointsman.dialect;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.util.List;

/**
 * Recognises who asks. A pure function of the request, made for the hot path and for hostile text:
 * it never throws, and its time grows with the length of the text only.
 *
 * <p>The MAC is the strongest evidence's: path, then query, then User-Agent. The vendor is the one
 * whose phones alone ask for such a path, else the User-Agent's, else the MAC prefix's, else the
 * one that usually asks so.
 */
public final class Dialects {

  private final Dialect[] dialects = {
    new YealinkDialect(),
    new SnomDialect(),
    new GrandstreamDialect(),
    new FanvilDialect(),
    new GigasetDialect(),
    new PolyDialect(),
    new CiscoDialect(),
    new PanasonicDialect(),
    new MitelDialect(),
    new HtekDialect(),
    new AleDialect(),
    new AkuvoxDialect(),
    new AudiocodesDialect(),
    new FlyingvoiceDialect(),
    new SangomaDialect(),
    new AvayaDialect(),
    new AuerswaldDialect()
  };

  /** Each vendor's, in the order in which they are asked. */
  List<Dialect> all() {
    return List.of(dialects);
  }

  /** Never null and never throws; what is not known is null in the result. */
  public Recognition recognise(PhoneRequest request) {
    AskedPath path = new AskedPath(request.path());
    String text = request.userAgent();
    Dialect speaker = null;
    Agent agent = null;
    if (text != null) {
      for (int i = 0; i < dialects.length && agent == null; i++) {
        speaker = dialects[i];
        agent = speaker.agent(text);
      }
    }
    if (agent == null) {
      speaker = null;
    }
    long byPath = path.mac();
    long byQuery = request.query() == null ? 0 : QueryText.mac(request.query());
    long byAgent = agent == null ? 0 : agent.mac();
    long strongest = byPath != 0 ? byPath : byQuery != 0 ? byQuery : byAgent;
    MacAddress mac = strongest == 0 ? null : new MacAddress(strongest);

    Dialect dialect = byPath(path, speaker, mac);
    boolean owned = dialect != null && !path.isEverybodys() && dialect.fit(path) == Fit.OWN;
    Vendor vendor = dialect != null ? dialect.vendor() : ofPrefix(mac);
    String model = speaker == dialect && agent != null ? agent.model() : null;
    return new Recognition(
        vendor,
        mac,
        evidence(byPath, byQuery, byAgent),
        disagreeing(strongest, byQuery, byAgent),
        model == null && owned ? dialect.model(path) : model,
        speaker == dialect && agent != null ? agent.firmware() : null,
        dialect != null && dialect.isBase(path) ? null : path.file());
  }

  /** Null if only the prefix, or nothing, tells the vendor. */
  private Dialect byPath(AskedPath path, Dialect speaker, MacAddress mac) {
    if (path.isEverybodys()) {
      return speaker;
    }
    if (speaker != null && speaker.fit(path) == Fit.OWN) {
      return speaker;
    }
    Dialect usual = null;
    for (Dialect dialect : dialects) {
      Fit fit = dialect.fit(path);
      if (fit == Fit.OWN) {
        return dialect;
      }
      if (fit == Fit.USUAL && usual == null) {
        usual = dialect;
      }
    }
    if (speaker != null) {
      return speaker;
    }
    return ofPrefix(mac) == Vendor.UNKNOWN ? usual : null;
  }

  private static Vendor ofPrefix(MacAddress mac) {
    return mac == null ? Vendor.UNKNOWN : Vendor.ofOui(mac);
  }

  private static Evidence evidence(long byPath, long byQuery, long byAgent) {
    if (byPath != 0) {
      return Evidence.PATH;
    }
    if (byQuery != 0) {
      return Evidence.QUERY;
    }
    return byAgent != 0 ? Evidence.USER_AGENT : null;
  }

  private static MacAddress disagreeing(long strongest, long byQuery, long byAgent) {
    if (byQuery != 0 && byQuery != strongest) {
      return new MacAddress(byQuery);
    }
    return byAgent != 0 && byAgent != strongest ? new MacAddress(byAgent) : null;
  }
}
