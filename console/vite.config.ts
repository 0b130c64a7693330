import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds the running stack. */
const gateway = process.env['OPENWEEK_GATEWAY'] ?? 'http://127.0.0.1:8080'
const proxy = { '/api': { target: gateway }, '/gateway': { target: gateway } }

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: { proxy },
  preview: { proxy },
  build: {
    // The kernels of the browsers that offices still have.
    target: ['chrome87', 'firefox78', 'safari14'],
    // Under the CSP nothing may come as a data: address but pictures.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 800,
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
})
