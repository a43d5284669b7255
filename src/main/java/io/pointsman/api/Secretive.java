package io.pointsman.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks bodies of which no problem may repeat anything. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Secretive {}
