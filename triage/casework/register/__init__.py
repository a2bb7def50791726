"""The register of processing (AVG 30) and the DPIA (AVG 35): reading them, keeping the DPIA, and on paper."""
