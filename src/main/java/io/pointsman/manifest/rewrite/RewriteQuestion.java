package io.pointsman.manifest.rewrite;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;

/**
 * A tenant's file and how it is to be rewritten.
 *
 * @param file as fetched, at most 2 MiB; never changed
 * @param vendor the phone's; settles only what the file itself leaves open
 * @param url where the file was fetched, after redirects: relative URLs in it start from here
 * @param links asked only if the rules want files to come through us
 */
public record RewriteQuestion(
    byte[] file, Vendor vendor, String url, ProxyRules rules, LinkMaker links) {}
