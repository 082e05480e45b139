package org.ndislint.monitor;

/** Receives findings in the order of event, rule and object. */
public interface FindingSink {
    void finding(Finding finding);
}
