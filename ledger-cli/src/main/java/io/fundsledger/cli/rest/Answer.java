package io.fundsledger.cli.rest;

/** What a service made of a request, once it had made up its mind. */
public sealed interface Answer permits Recorded, Refused {}
