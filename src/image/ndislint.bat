@echo off
rem Starts ndislint with the Java beside it.
"%~dp0..\runtime\bin\java.exe" @FLAGS@ org.ndislint.cli.Main %*
