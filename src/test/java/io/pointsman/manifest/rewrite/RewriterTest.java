package io.pointsman.manifest.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.Vendor;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewriterTest {

  private static final int LARGEST = 2 << 20;

  @Test
  void tellsWhatItDid() {
    byte[] file =
        "<nvm>\u00fc<file url=\"http://old.example/?a&amp;b\"/><file url='tftp://x/y'/></nvm>"
            .getBytes(UTF_8);
    Rewritten rewritten = rewrite(file);
    assertThat(rewritten.reading()).isEqualTo(Reading.READ);
    assertThat(rewritten.format()).isEqualTo(FileFormat.GIGASET_XML);
    assertThat(rewritten.seen()).isEqualTo(2);
    assertThat(rewritten.changes())
        .containsExactly(
            new UrlChange(
                18, "http://old.example/?a&b", "https://us.example/t/https/new.example/?a&b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE nvm SYSTEM \"http://evil.example/x.dtd\"><nvm><file url=\"a.xml\"/></nvm>",
        "<?xml version=\"1.0\"?><!doctype nvm [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<nvm><file url=\"&a;\"/></nvm>",
        "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><nvm><file url=\"&b;\"/></nvm>",
        "<!-- <nvm> --><!ENTITY a \"b\"><nvm/>"
      })
  void aDocumentTypeIsNeverResolved(String text) {
    assertUntouched(text.getBytes(UTF_8), Reading.DOCTYPE, null);
  }

  @Test
  void aDocumentTypeAfterTheRootIsNoneTheLess() {
    assertUntouched(
        "<nvm><file url=\"a.xml\"/><!DOCTYPE nvm></nvm>".getBytes(UTF_8),
        Reading.DOCTYPE,
        FileFormat.GIGASET_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"&unknown;", "&", "&amp", "&#xe4;", "&#0;", "&#99999999999;", "&#x;", "&#;"})
  void aReferenceThatIsNotPlainLeavesItsUrlAlone(String reference) {
    byte[] file =
        ("<nvm><file url=\"http://old.example/" + reference + "\"/></nvm>").getBytes(UTF_8);
    Rewritten rewritten = rewrite(file);
    assertThat(rewritten.bytes()).isSameAs(file);
    assertThat(rewritten.reading()).isEqualTo(Reading.READ);
  }

  @Test
  void encryptedFilesPassAndAreToldApart() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int length = 128; length < 6000; length += 16) {
      byte[] file = new byte[length];
      random.nextBytes(file);
      file[0] = (byte) 0x80;
      assertThat(rewrite(file).reading())
          .as("seed %d, length %d", seed, length)
          .isEqualTo(Reading.ENCRYPTED);
    }
    assertUntouched("Salted__12345678".getBytes(UTF_8), Reading.ENCRYPTED, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \r\n",
        "x",
        "http://old.example/",
        "<html><pre>setting_server: http://old.example/</pre></html>",
        "<",
        "<<",
        "<?xml version=\"1.0\"?>",
        "\u4f60\u597d\uff0c\u8fd9\u662f\u4e00\u4e2a\u7535\u8bdd\u914d\u7f6e\u6587\u4ef6\u3002\u8bf7\u52ff\u4fee\u6539\u3002",
        "Mt+p7C9YQkX0Zl2m4Jx1vQ8sRk5bTgHnUeWoYiAfDcLzPqSrVtBwNyMxKjIhGu"
      })
  void whatIsNoneOfOursPassesAsUnknown(String text) {
    assertUntouched(text.getBytes(UTF_8), Reading.UNKNOWN, null);
  }

  @Test
  void compressedFilesAreUnknownNotEncrypted() {
    byte[] file = new byte[4096];
    new Random(1).nextBytes(file);
    file[0] = 0x1F;
    file[1] = (byte) 0x8B;
    assertUntouched(file, Reading.UNKNOWN, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<nvm><file url=\"a.xml\"/>",
        "<nvm><file url=\"a.xml\"/></nvm></nvm>",
        "<nvm><file url=\"a.xml\"/><file url=\"b",
        "<nvm><file url=\"a.xml\"/><!-- </nvm>",
        "<nvm><file url=\"a.xml\"/><![CDATA[ </nvm>",
        "<nvm><file url=\"a.xml\"/><!-x></nvm>",
        "<nvm><file url=a.xml/></nvm>",
        "<nvm><file url=\"a.xml\" selected/></nvm>",
        "<nvm><file url=\"a.xml\"/>< /nvm>"
      })
  void whatIsNotWellFormedPassesUntouched(String text) {
    assertUntouched(text.getBytes(UTF_8), Reading.BROKEN, FileFormat.GIGASET_XML);
  }

  @Test
  void aFanvilFileWithoutItsLastLineIsBroken() {
    assertUntouched(
        "<<VOIP CONFIG FILE>>Version:2.0\r\n<X>\r\nAuto Image Url:http://old.example/a.z\r\n"
            .getBytes(UTF_8),
        Reading.BROKEN,
        FileFormat.FANVIL_TEXT);
  }

  @Test
  void encodingsInWhichAUrlCannotBeFoundPassUntouched() {
    String root = "<nvm><file url=\"a.xml\"/></nvm>";
    assertUntouched(root.getBytes(UTF_16LE), Reading.ENCODING, null);
    assertUntouched(root.getBytes(Charset.forName("UTF-16BE")), Reading.ENCODING, null);
    assertUntouched(root.getBytes(Charset.forName("UTF-32LE")), Reading.ENCODING, null);
    assertUntouched(
        ("\ufeff" + root).getBytes(Charset.forName("UTF-32LE")), Reading.ENCODING, null);
    for (String declared : List.of("UTF-7", "Shift_JIS", "UTF-16", "cp037", "EBCDIC")) {
      assertUntouched(
          ("<?xml version='1.0' encoding='" + declared + "'?>" + root).getBytes(UTF_8),
          Reading.ENCODING,
          null);
    }
    assertUntouched(
        ("\ufeff<?xml version='1.0' encoding='UTF-8'?>" + root).getBytes(UTF_16LE),
        Reading.ENCODING,
        null);
  }

  @Test
  void bytesThatAreNoUtf8AndAnOddLastByteStay() {
    byte[] mixed =
        "<nvm a=\"\u00e4\u00ff\"><!--\u00fe--><file url=\"http://old.example/\u00e4\"/></nvm>"
            .getBytes(ISO_8859_1);
    assertThat(new String(rewrite(mixed).bytes(), ISO_8859_1))
        .isEqualTo(
            "<nvm a=\"\u00e4\u00ff\"><!--\u00fe--><file url=\"https://new.example/\u00e4\"/></nvm>");
    byte[] wide = "\ufeff<nvm><file url=\"http://old.example/%MACD\"/></nvm>!".getBytes(UTF_16LE);
    byte[] odd = Arrays.copyOf(wide, wide.length - 1);
    byte[] expected =
        "\ufeff<nvm><file url=\"https://new.example/%MACD\"/></nvm>!".getBytes(UTF_16LE);
    assertThat(rewrite(odd).bytes()).isEqualTo(Arrays.copyOf(expected, expected.length - 1));
  }

  @Test
  void aFileThatWouldGrowWithoutBoundPassesUntouched() {
    byte[] file = ("<nvm>" + "<file url=\"a\"/>".repeat(120_000) + "</nvm>").getBytes(UTF_8);
    assertUntouched(file, Reading.OVERSIZED, FileFormat.GIGASET_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "\"",
        "<a b=\"",
        "<a>",
        "<a ",
        "<!--",
        "<!---",
        "<nvm><![CDATA[",
        "<![CDATA[]]",
        "</a>",
        "<?",
        " ",
        "&",
        "<file url='&amp",
        "a=",
        ":\n",
        "\n",
        "include:config <",
        "[",
        ",",
        "<P237>&lt;"
      })
  void takesTimeInProportion(String piece) {
    for (String begin :
        List.of(
            "",
            "<nvm>",
            "<nvm a='",
            "<nvm ",
            "<settings><setting_server>",
            "<APPLICATION CONFIG_FILES='",
            "<!--",
            "<nvm><![CDATA[",
            "<gs_provision>",
            "<?xml ",
            "#!version:1\n",
            "<<VOIP CONFIG FILE>>\n")) {
      String end = begin.endsWith("'") ? "'/>" : "";
      byte[] file =
          (begin + piece.repeat((LARGEST - begin.length()) / piece.length()) + end).getBytes(UTF_8);
      long begun = System.nanoTime();
      rewrite(file);
      // Milliseconds when linear; minutes when each piece looks at all the others.
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("%s and many %s", begin, piece)
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  private static void assertUntouched(byte[] file, Reading reading, FileFormat format) {
    Rewritten rewritten = rewrite(file);
    assertThat(rewritten.bytes()).isSameAs(file);
    assertThat(rewritten).isEqualTo(new Rewritten(file, reading, format, 0, List.of()));
  }

  private static Rewritten rewrite(byte[] file) {
    return Rewriter.rewrite(
        new RewriteQuestion(
            file, Vendor.GIGASET, "http://old.example/a/b", Rules.ALL, new ReadableLinks()));
  }
}
